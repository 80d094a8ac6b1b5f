"""The public's windows, which show the work of many rooms."""
