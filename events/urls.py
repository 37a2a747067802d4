"""Every address of the product. State is in the address: each can be shared."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, path

from events.views import compare, corrections, event, saved_views, sign_in, stories, timeline

urlpatterns: list[URLPattern] = [
    path("", stories.home, name="home"),
    path("shortcuts/", stories.shortcuts, name="shortcuts"),
    path("theme/", stories.theme, name="theme"),
    path("sign-in/", sign_in.SignIn.as_view(), name="sign_in"),
    path("sign-in/<str:uid>/<str:token>/", sign_in.sign_in_link, name="sign_in_link"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("s/<slug:slug>/", timeline.timeline, name="timeline"),
    path("s/<slug:slug>/views/", saved_views.view_save, name="view_save"),
    path("s/<slug:slug>/views/<int:pk>/drop/", saved_views.view_drop, name="view_drop"),
    path("s/<slug:slug>/events/<int:number>/", event.event, name="event"),
    path("s/<slug:slug>/events/<int:number>/decide/", event.event_decide, name="event_decide"),
    path("s/<slug:slug>/events/<int:number>/correct/<slug:field>/", corrections.event_correct, name="event_correct"),
    path("s/<slug:slug>/events/<int:number>/merge/", corrections.event_merge, name="event_merge"),
    path("s/<slug:slug>/claims/move/", corrections.claims_move, name="claims_move"),
    path("s/<slug:slug>/claims/<int:pk>/grade/", corrections.claim_grade, name="claim_grade"),
    path("s/<slug:slug>/disagreements/<int:pk>/decide/", event.disagreement_decide, name="disagreement_decide"),
    path("s/<slug:slug>/compare/", compare.compare, name="compare"),
]
