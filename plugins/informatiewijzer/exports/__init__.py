"""Files for machines: sitemap, robots, service worker and open data."""
