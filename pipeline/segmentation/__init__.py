"""From an article's raw text to attributed statements: sentences, quotations, attributions."""
