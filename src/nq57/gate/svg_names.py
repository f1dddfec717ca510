"""The elements and attributes of SVG that a published drawing may have.

It must not know how they are checked. Left out: whatever runs (script, handler), loads (foreignObject,
feImage, fonts) or only tells (metadata, an editor's own names).
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names(
    """
    svg g defs symbol use switch title desc style a path rect circle ellipse line polyline polygon text
    tspan textPath image marker linearGradient radialGradient stop pattern clipPath mask filter feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    animate animateMotion animateTransform set mpath
    """
)

# Taken out without a word: they neither run nor load, and no reader sees them.
SILENT = frozenset(
    {"metadata", "namedview", "view", "font", "font-face", "glyph", "missing-glyph", "cursor"}
)

ATTRIBUTES = _names(
    """
    id class style href lang xml:lang xml:space role tabindex focusable title alt x y x1 y1 x2 y2 cx cy
    r rx ry fx fy fr dx dy z width height d points pathLength rotate textLength lengthAdjust viewBox
    preserveAspectRatio version transform transform-origin gradientTransform gradientUnits patternUnits
    patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits
    markerWidth markerHeight refX refY orient spreadMethod offset startOffset method spacing side target
    rel fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset paint-order vector-effect opacity color
    color-interpolation color-interpolation-filters color-rendering stop-color stop-opacity display
    visibility overflow clip clip-path clip-rule mask mask-type filter flood-color flood-opacity
    lighting-color mix-blend-mode isolation marker marker-start marker-mid marker-end shape-rendering
    text-rendering image-rendering pointer-events enable-background font font-family font-size
    font-size-adjust font-stretch font-style font-variant font-weight text-anchor text-decoration
    dominant-baseline alignment-baseline baseline-shift letter-spacing word-spacing direction
    unicode-bidi writing-mode white-space kerning in in2 result type mode values tableValues slope
    intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY
    edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
    specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ scale
    xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles
    filterUnits primitiveUnits attributeName attributeType from to by begin dur end min max restart
    repeatCount repeatDur fill calcMode keyTimes keySplines keyPoints additive accumulate path
    requiredFeatures systemLanguage
    """
)
