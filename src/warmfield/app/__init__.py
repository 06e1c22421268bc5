"""The composition root: the only place that knows the plan, the store, the platforms and the web at once."""
