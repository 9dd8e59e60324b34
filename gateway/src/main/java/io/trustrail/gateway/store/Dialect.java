package io.trustrail.gateway.store;

import java.util.regex.Pattern;

/** What of the migrations differs between databases. All other SQL is the same for both. */
enum Dialect {
    SQLITE {
        @Override
        String translate(String script) {
            return script;
        }
    },
    POSTGRES {
        @Override
        String translate(String script) {
            // Texts are ordered and compared by their bytes, as in SQLite: ids are ASCII, and languages differ.
            var texts = TEXT.matcher(script).replaceAll("TEXT COLLATE \"C\"");
            return BLOB.matcher(texts).replaceAll("BYTEA");
        }
    };

    private static final Pattern TEXT = Pattern.compile("\\bTEXT\\b");
    private static final Pattern BLOB = Pattern.compile("\\bBLOB\\b");

    /** A migration as this database understands it. */
    abstract String translate(String script);
}
