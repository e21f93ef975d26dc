"""The decisions of a story, kept where every place that looks at them can; their pages are those of the choices."""
