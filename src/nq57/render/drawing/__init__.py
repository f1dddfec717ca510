"""This part draws: infographics, social cards and posters as shapes, and shapes as SVG, PNG and PDF."""
