package org.mailassay.analysis.bimi;

import org.mailassay.analysis.tags.FaultCode;
import org.mailassay.analysis.tags.Severity;

/// What can be wrong with an indicator: the rules of SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman), by its
/// published RELAX NG schema where that and the text differ, and what BIMI adds.
public enum IndicatorFault implements FaultCode {
    /// The data is not the gzip that it begins like, or unpacks to more than is looked at.
    BAD_GZIP(Severity.ERROR),
    /// The document is larger than 32 kB (draft-svg-tiny-ps-abrotman, section 2.4).
    TOO_LARGE(Severity.ERROR),
    /// The data is not well-formed XML.
    NOT_XML(Severity.ERROR),
    /// A document type declaration, which could name entities and other documents.
    DOCTYPE(Severity.ERROR),
    /// A processing instruction, which could name a style sheet.
    PROCESSING_INSTRUCTION(Severity.ERROR),
    /// An entity reference that is none of the five of XML.
    ENTITY(Severity.ERROR),
    /// The root is not `svg` in the namespace of SVG.
    NOT_SVG(Severity.ERROR),
    /// The root's version is not 1.2.
    BAD_VERSION(Severity.ERROR),
    /// The root's baseProfile is not tiny-ps.
    BAD_BASE_PROFILE(Severity.ERROR),
    /// The profile does not have the element, or not in this place.
    ELEMENT_NOT_ALLOWED(Severity.ERROR),
    /// The profile does not have the attribute on this element.
    ATTRIBUTE_NOT_ALLOWED(Severity.ERROR),
    /// The attribute has a value that the profile does not have.
    BAD_ATTRIBUTE_VALUE(Severity.ERROR),
    /// The attribute is best left out, although its value is allowed (draft-svg-tiny-ps-abrotman, section 2.3).
    DISCOURAGED_ATTRIBUTE(Severity.WARNING),
    /// Text stands where the profile has none.
    TEXT_NOT_ALLOWED(Severity.ERROR),
    /// A reference leads out of the document.
    EXTERNAL_REFERENCE(Severity.ERROR),
    /// The root has no title.
    MISSING_TITLE(Severity.ERROR),
    /// The title is not the root's first element, or not the only one.
    MISPLACED_TITLE(Severity.ERROR),
    /// The title or a description is empty.
    EMPTY_TEXT(Severity.ERROR),
    /// The title has more than 64 characters (draft-svg-tiny-ps-abrotman, section 2.1).
    LONG_TITLE(Severity.WARNING),
    /// The image has neither a viewBox nor a width and a height.
    MISSING_SIZE(Severity.ERROR),
    /// The viewBox is not four numbers with a positive width and height.
    BAD_VIEW_BOX(Severity.ERROR),
    /// The image is not square, and mail programs show a square or a circle.
    NOT_SQUARE(Severity.ERROR),
    /// Width or height is relative; some receivers refuse that.
    RELATIVE_SIZE(Severity.WARNING),
    /// The elements are nested deeper than any drawing.
    TOO_DEEP(Severity.ERROR);

    private final Severity severity;

    IndicatorFault(Severity severity) {
        this.severity = severity;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
