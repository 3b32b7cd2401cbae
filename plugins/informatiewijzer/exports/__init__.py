"""Files for machines: sitemap and robots now, calendars and open data later."""
