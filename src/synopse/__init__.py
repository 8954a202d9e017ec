"""Synopse lays parallel news reports side by side: reads German articles and compiles them into a dossier."""
