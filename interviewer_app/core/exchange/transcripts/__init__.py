"""Transcripts: WebVTT, SRT, and the text exports of Zoom, Meet and Teams."""
