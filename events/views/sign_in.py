"""Signing in: by name and password, or by a link that works once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView, redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from events.htmx import htmx_of


class SignIn(LoginView):
    template_name = "registration/sign_in.html"
    redirect_authenticated_user = True

    @method_decorator(login_not_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A fragment's request whose session has ended must bring the whole sign-in, not put it into a panel."""
        if htmx_of(request):
            return HttpResponseClientRedirect(reverse("sign_in"))
        return super().dispatch(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@never_cache
@login_not_required
@require_safe
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """The admin has no sign-in of its own. Who is signed in and is sent here has no business there."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next") or reverse("admin:index"))


@never_cache
@login_not_required
@require_safe
@sensitive_variables("token")
def sign_in_link(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """Signs in whom the link was made for. Signing in changes what the token was made of: it works once."""
    users = get_user_model()
    try:
        user = users.objects.get(pk=urlsafe_base64_decode(uid).decode())
    except (users.DoesNotExist, ValidationError, ValueError, OverflowError):
        user = None
    if user is None or not user.is_active or not default_token_generator.check_token(user, token):
        messages.error(request, "This link has been used or is too old. Sign in with your name and password.")
        return redirect("sign_in")
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")
