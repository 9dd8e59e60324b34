package io.trustrail.gateway.dialect.json;

/** What a {@link JsonCursor} stands on. */
public enum Token {
    START_OBJECT,
    END_OBJECT,
    START_ARRAY,
    END_ARRAY,
    NAME,
    STRING,
    /** A number without fraction and exponent. */
    INTEGER,
    /** Any other number. */
    DECIMAL,
    TRUE,
    FALSE,
    NULL,
    /** Nothing is left. */
    END;

    public boolean isBoolean() {
        return this == TRUE || this == FALSE;
    }
}
