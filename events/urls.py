"""Every address of the product. State is in the address: each can be shared."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, path

from events.views import sign_in, stories

urlpatterns: list[URLPattern] = [
    path("", stories.home, name="home"),
    path("shortcuts/", stories.shortcuts, name="shortcuts"),
    path("theme/", stories.theme, name="theme"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-in/<str:uid>/<str:token>/", sign_in.sign_in_link, name="sign_in_link"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
]
