package io.trustrail.gateway.label;

/** The lines of a label, in the order in which they are printed. */
public enum Line {
    NAME("/name", "Name", Kind.TEXT),
    DESCRIPTION("/description", "Description", Kind.TEXT),
    PRIVACY_LEVEL("/aiPrivacyLevel", "Privacy Ladder Level", Kind.NUMBER),
    OPTIONAL("/optional", "Feature is Optional", Kind.ANSWER),
    MODEL_TYPE("/modelType", "Model Type", Kind.TEXT),
    BASE_MODEL("/baseModel", "Base Model", Kind.TEXT),
    TRAINED("/trustLayer/baseModelCustomerData", "Base Model Trained with Customer Data", Kind.COMMENTED),
    SHARED("/trustLayer/vendorModelCustomerData", "Customer Data is Shared with Model Vendor", Kind.COMMENTED),
    ANONYMIZED("/trustLayer/trainingDataAnonymized", "Training Data Anonymized", Kind.COMMENTED),
    DELETION("/trustLayer/dataDeletion", "Data Deletion", Kind.COMMENTED),
    HUMAN("/trustLayer/auditing", "Human in the Loop", Kind.COMMENTED),
    RETENTION("/trustLayer/dataStorage", "Data Retention", Kind.TEXT),
    LOGGING("/trustLayer/compliance/loggingAndAuditTrails", "Logging & Auditing", Kind.COMMENTED),
    GUARDRAILS("/trustLayer/compliance/guardrails", "Guardrails", Kind.COMMENTED),
    CONSISTENCY("/trustLayer/inputOutputConsistency", "Input/Output Consistency", Kind.COMMENTED),
    RESOURCES("/linksAndResources", "Other Resources", Kind.TEXT);

    private final String pointer;
    private final String title;
    private final Kind kind;

    Line(String pointer, String title, Kind kind) {
        this.pointer = pointer;
        this.title = title;
        this.kind = kind;
    }

    /** How a value is written in JSON. */
    public enum Kind {
        /** As a string. */
        TEXT,
        /** As a whole number. */
        NUMBER,
        /** As true or false, or a word where it is neither. */
        ANSWER,
        /** As an object with an answer and comments. */
        COMMENTED
    }

    /** Where it stands in JSON (RFC 6901). */
    public String pointer() {
        return pointer;
    }

    /** As it is printed. */
    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is printed below the bar "Trust Ingredients". */
    public boolean isIngredient() {
        return compareTo(TRAINED) >= 0;
    }

    /** Whether it is printed below the line "Compliance". */
    public boolean isCompliance() {
        return this == LOGGING || this == GUARDRAILS;
    }
}
