"""Which pages there are, and what Home may have done: names to "module:function", imported when first wanted.

A page function takes the AppContext and returns the page. How each is opened:
  home    show_page("home")
  live    show_page("live", candidate=str, pack=str, minutes=int) starts a round; show_page("live", round=id) goes on
          with one; show_page("live", demo=True) replays the bundled one
  sweep   show_page("sweep", round=id) goes through what a round that is over left open, then hands over to the rating
  log     show_page("log", round=id, back="sweep" or "rating") shows every moment of a round that is over
  rating  show_page("rating", round=id) rates a round that is over, and shows a sealed card
  replay  show_page("replay", round=id, at_ms=0, back="home") plays a round again, from that time of its clock
  integrity  show_page("integrity", round=id, back="home", "sweep" or "rating") shows its integrity observations, and
          takes their review by a second person
  rehearse  show_page("rehearse") practises the keys on the recorded round, in a round that is thrown away afterwards
  studio  show_page("studio", folder=str, back="packs") edits a draft of the user's own, and shows any other pack to be
          read; pack=str names one as a command does
  packs   show_page("packs", pack=folder) lists all packs
  pack    show_page("pack", folder=str, back="packs") shows one as it will be used
  compare show_page("compare", new=folder, old=folder, back="packs") shows two side by side
  debrief show_page("debrief", round=id) lays the cards about the candidate of a round side by side, with files=[paths]
          those in files too; without either a candidate can be picked, or cards dropped; again=True as it was left
  role    show_page("role", role=str) candidates of a role beside each other; "" takes the one with most rounds;
          with files=[paths] the cards in files join them
  calibration  show_page("calibration") shows the team's figures over the workspace to whoever leads, and takes
          everybody else to their own page; with file=path over a table they brought
  rater   show_page("rater") one's own page; rater=str, back=page that of somebody else, for who may see it
  keys    show_page("keys") moves keys and prints the key card
  practice  show_page("practice", back="home") rates recorded rounds against gold; with result=id the practice round of
          that id beside gold
A call takes the AppContext, the id of a round and a path, runs off the window's thread and writes the file.
"""

from __future__ import annotations

PAGES = {
    "home": "interviewer_app.ui.home.page:home_page",
    "live": "interviewer_app.ui.live.host:live_page",
    "sweep": "interviewer_app.ui.sweep.host:sweep_page",
    "log": "interviewer_app.ui.log.host:log_page",
    "rating": "interviewer_app.ui.rating.host:rating_page",
    "replay": "interviewer_app.ui.replay.host:replay_page",
    "integrity": "interviewer_app.ui.integrity.host:integrity_page",
    "rehearse": "interviewer_app.ui.rehearse.host:rehearse_page",
    "studio": "interviewer_app.ui.rubrics.host:studio_page",
    "packs": "interviewer_app.ui.packs.page:packs_page",
    "pack": "interviewer_app.ui.packs.reading_page:reading_page",
    "compare": "interviewer_app.ui.packs.compare_page:compare_page",
    "debrief": "interviewer_app.ui.debrief.page:debrief_page",
    "role": "interviewer_app.ui.debrief.role_page:role_page",
    "calibration": "interviewer_app.ui.calibration.page:calibration_page",
    "rater": "interviewer_app.ui.calibration.rater_page:rater_page",
    "keys": "interviewer_app.ui.keys.page:keys_page",
    "practice": "interviewer_app.ui.practice.host:practice_page",
}

CALLS: dict[str, str] = {
    "export_card": "interviewer_app.ui.exports:export_card",
    "export_bundle": "interviewer_app.ui.exports:export_bundle",
}
