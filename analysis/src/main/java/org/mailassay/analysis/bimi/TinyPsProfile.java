package org.mailassay.analysis.bimi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What SVG Tiny Portable/Secure consists of: its elements, their attributes with the values they may have, and what
/// may stand in what. The tables follow the profile's RELAX NG schema (draft-svg-tiny-ps-abrotman, section 7). Its
/// elements for fonts are left out, because no other element of the schema can hold them.
final class TinyPsProfile {
    /// The attributes that every element has.
    private static final String COMMON = """
            id class role rel rev typeof content datatype resource about property
            xml:id xml:base xml:lang xml:space=default|preserve
            """;

    /// The attributes that decide whether an element is shown at all.
    private static final String CONDITIONAL = "requiredFonts systemLanguage ";

    /// The properties of painting and of text.
    private static final String PAINT = """
            fill fill-opacity fill-rule=inherit|nonzero|evenodd
            stroke stroke-opacity stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-width
            stroke-linecap=butt|round|square|inherit stroke-linejoin=miter|round|bevel|inherit
            color color-rendering=auto|optimizeSpeed|optimizeQuality|inherit
            vector-effect=none|non-scaling-stroke|inherit
            direction=ltr|rtl|inherit unicode-bidi=normal|embed|bidi-override|inherit
            solid-color solid-opacity stop-color stop-opacity line-increment
            display-align=auto|before|center|after|inherit
            font-family font-size font-style=normal|italic|oblique|inherit
            font-variant=normal|small-caps|inherit font-weight=normal|bold|bolder|lighter|inherit
            text-anchor=start|middle|end|inherit text-align=start|center|end|inherit
            """;

    /// The properties of what is not drawn.
    private static final String MEDIA = """
            display=inline|block|list-item|run-in|compact|marker|table|inline-table|table-row-group|\
            table-header-group|table-footer-group|table-row|table-column-group|table-column|table-cell|\
            table-caption|none|inherit
            visibility=visible|hidden|collapse|inherit
            image-rendering=auto|optimizeSpeed|optimizeQuality|inherit
            shape-rendering=auto|optimizeSpeed|crispEdges|geometricPrecision|inherit
            text-rendering=auto|optimizeSpeed|optimizeLegibility|geometricPrecision|inherit
            buffered-rendering=auto|dynamic|static|inherit viewport-fill viewport-fill-opacity
            """;

    private static final String ROOT = """
            version=1.2 baseProfile=tiny-ps width height viewBox preserveAspectRatio contentScriptType
            zoomAndPan=disable externalResourcesRequired=false focusable=false snapshotTime=none playbackOrder=all
            timelineBegin=onLoad
            """;

    private static final String DRAWN = """
            path rect circle line ellipse polyline polygon solidColor textArea linearGradient radialGradient text g
            defs use
            """;

    /// What is best left out, although one value is allowed (draft-svg-tiny-ps-abrotman, section 2.3).
    private static final Set<String> DISCOURAGED = Set.of(
            "zoomAndPan",
            "externalResourcesRequired",
            "focusable",
            "snapshotTime",
            "playbackOrder",
            "timelineBegin",
            "editable");

    private static final Map<String, ElementRule> ELEMENTS = elements();

    private TinyPsProfile() {}

    /// The rule for an element in the namespace of SVG; empty when the profile has no such element.
    static Optional<ElementRule> element(String name) {
        return Optional.ofNullable(ELEMENTS.get(name));
    }

    static boolean isDiscouraged(String attribute) {
        return DISCOURAGED.contains(attribute);
    }

    private static Map<String, ElementRule> elements() {
        Map<String, ElementRule> rules = new HashMap<>();
        String drawn = COMMON + PAINT + CONDITIONAL + "transform ";
        String defined = COMMON + PAINT;
        String described = COMMON + CONDITIONAL + MEDIA;
        rules.put("svg", ElementRule.of(COMMON + PAINT + ROOT, "title desc metadata " + DRAWN, false));
        rules.put("title", ElementRule.of(described, "", true));
        rules.put("desc", ElementRule.of(described, "", true));
        rules.put("metadata", ElementRule.of(COMMON, "", true));
        rules.put("g", ElementRule.of(drawn, DRAWN, false));
        rules.put("defs", ElementRule.of(defined, DRAWN, false));
        rules.put("use", ElementRule.of(drawn + "x y href", "", false));
        rules.put("path", ElementRule.of(drawn + "d pathLength", "", false));
        rules.put("rect", ElementRule.of(drawn + "x y width height rx ry", "", false));
        rules.put("circle", ElementRule.of(drawn + "cx cy r", "", false));
        rules.put("ellipse", ElementRule.of(drawn + "cx cy rx ry", "", false));
        rules.put("line", ElementRule.of(drawn + "x1 y1 x2 y2", "", false));
        rules.put("polyline", ElementRule.of(drawn + "points", "", false));
        rules.put("polygon", ElementRule.of(drawn + "points", "", false));
        rules.put("text", ElementRule.of(drawn + "x y rotate editable=none", "", true));
        rules.put("textArea", ElementRule.of(drawn + "x y width height", "", true));
        rules.put("solidColor", ElementRule.of(defined, "", false));
        String gradient = defined + "gradientUnits=userSpaceOnUse|objectBoundingBox ";
        rules.put("linearGradient", ElementRule.of(gradient + "x1 y1 x2 y2", "stop", false));
        rules.put("radialGradient", ElementRule.of(gradient + "cx cy r", "stop", false));
        rules.put("stop", ElementRule.of(defined + "offset", "", false));
        return Map.copyOf(rules);
    }
}
