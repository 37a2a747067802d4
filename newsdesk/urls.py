"""The root of all addresses: the product, and the admin for corrections."""

from django.contrib import admin
from django.urls import include, path

from events.views.sign_in import admin_sign_in

urlpatterns = [
    path("admin/login/", admin_sign_in),
    path("admin/", admin.site.urls),
    path("", include("events.urls")),
]
