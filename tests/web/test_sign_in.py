"""Signing in: by password, by a link that works once, and not by guessing."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def link(user: Any) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("sign_in_link", args=[uid, default_token_generator.make_token(user)])


def test_sign_in_and_out(client: Client) -> None:
    UserFactory(username="ada")
    response = client.post(reverse("sign_in"), {"username": "ada", "password": PASSWORD})
    assert response.url == reverse("home")
    assert client.get(reverse("home")).status_code == 200
    assert client.get(reverse("sign_out")).status_code == 405, "a picture's address must not sign anyone out"
    client.post(reverse("sign_out"))
    assert client.get(reverse("home")).status_code == 302


def test_a_wrong_password_is_told_with_the_form(client: Client) -> None:
    UserFactory(username="ada")
    response = client.post(reverse("sign_in"), {"username": "ada", "password": "guess"})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()


def test_five_wrong_passwords_lock(client: Client) -> None:
    UserFactory(username="ada")
    for _ in range(5):
        response = client.post(reverse("sign_in"), {"username": "ada", "password": "guess"})
    assert response.status_code == 429
    assert "locked for an hour" in response.content.decode()
    assert client.post(reverse("sign_in"), {"username": "ada", "password": PASSWORD}).status_code == 429


def test_the_link_works_once(client: Client) -> None:
    address = link(UserFactory())
    assert client.get(address).url == reverse("home")
    assert Client().get(address).url == reverse("sign_in")


@pytest.mark.parametrize("uid", ["x", "MQ", "____", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"])
def test_a_mangled_link_leads_to_the_sign_in(client: Client, uid: str) -> None:
    assert client.get(reverse("sign_in_link", args=[uid, "abc-def"])).url == reverse("sign_in")


def test_the_link_of_a_retired_colleague(client: Client) -> None:
    address = link(UserFactory(is_active=False))
    assert client.get(address).url == reverse("sign_in")


def test_colours_are_kept_in_a_cookie(desk_client: Client) -> None:
    assert 'data-theme="' not in desk_client.get(reverse("home")).content.decode()
    desk_client.post(reverse("theme"), {"theme": "dark", "next": reverse("shortcuts")})
    assert 'data-theme="dark"' in desk_client.get(reverse("home")).content.decode()
    desk_client.post(reverse("theme"), {"theme": ""})
    assert 'data-theme="' not in desk_client.get(reverse("home")).content.decode()


def test_the_cookie_cannot_carry_anything_else(desk_client: Client) -> None:
    desk_client.cookies["theme"] = 'dark" onload="x'
    assert "onload" not in desk_client.get(reverse("home")).content.decode()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_the_way_back_stays_in_the_house(desk_client: Client, target: str) -> None:
    assert desk_client.post(reverse("theme"), {"theme": "dark", "next": target}).url == reverse("home")
