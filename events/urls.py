"""Every address of the product. State is in the address: each can be shared."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
