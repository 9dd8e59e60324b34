package io.trustrail.gateway.dialect.json;

import io.trustrail.gateway.dialect.json.BrokenJson.Reason;
import java.nio.charset.StandardCharsets;

/**
 * Walks one JSON text token by token. After {@link #next} the other methods tell about the token it stands on.
 *
 * <p>Refuses, with {@link BrokenJson}, what RFC 8259 doesn't allow, bytes that aren't UTF-8, nesting beyond a limit and, if
 * asked to, an object that has a name twice. Of a text that is broken further on, the tokens before are told first.
 */
public final class JsonCursor {

    private final byte[] bytes;
    private final Names known;
    private final int deepest;
    private final boolean unique;
    private final Nesting nesting = new Nesting();
    private Token token = Token.END;
    private String name = "";
    private int start;
    private int end;
    /** Where reading goes on: behind the token, and behind the colon if it is a name. */
    private int at;
    /** Whether a comma must come before the next member or element. */
    private boolean comma;

    private boolean begun;

    /**
     * Stands before the first token.
     *
     * @param known names that are probably in it
     * @param deepest how many levels may be open at once
     * @param unique whether an object may not have a name twice
     */
    public JsonCursor(byte[] bytes, Names known, int deepest, boolean unique) {
        this.bytes = bytes;
        this.known = known;
        this.deepest = deepest;
        this.unique = unique;
    }

    /** Goes to the next token; {@link Token#END} behind the one value that a text has. */
    public Token next() {
        skipBlanks();
        if (nesting.depth() == 0) {
            token = begun ? finish() : value();
            begun = true;
        } else if (token == Token.NAME) {
            token = value();
        } else if (nesting.inObject()) {
            token = isNext('}') ? close(Token.END_OBJECT) : member();
        } else {
            token = isNext(']') ? close(Token.END_ARRAY) : element();
        }
        return token;
    }

    /** Goes to the end of the object or array that starts here. */
    public void skipChildren() {
        if (token == Token.START_OBJECT || token == Token.START_ARRAY) {
            int outside = nesting.depth() - 1;
            while (nesting.depth() > outside) {
                next();
            }
        }
    }

    public Token token() {
        return token;
    }

    /** The name of the member that the cursor stands at or in. */
    public String name() {
        return name;
    }

    /** Where the token starts, a string or a name with its opening quote. */
    public int start() {
        return start;
    }

    /** Where it ends; for an object or array, behind its opening bracket. */
    public int end() {
        return end;
    }

    public int length() {
        return end - start;
    }

    /** What a string says; any other token as it is written. */
    public String text() {
        return token == Token.STRING || token == Token.NAME
                ? StringLiteral.decode(bytes, start, end)
                : new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }

    /** The current place as people write it, such as {@code messages[2].content}; empty at the root. */
    public String path() {
        return nesting.path();
    }

    private Token finish() {
        if (at < bytes.length) {
            throw new BrokenJson(Reason.MORE_THAN_ONE_VALUE, at);
        }
        start = at;
        end = at;
        return Token.END;
    }

    private Token member() {
        separate();
        if (!isNext('"')) {
            throw broken();
        }
        literal();
        name = known.read(bytes, start, end);
        if (!nesting.member(name) && unique) {
            throw new BrokenJson(Reason.SAME_NAME_TWICE, start);
        }
        skipBlanks();
        expect(':');
        return Token.NAME;
    }

    private Token element() {
        separate();
        nesting.element();
        return value();
    }

    private void separate() {
        if (comma) {
            expect(',');
            skipBlanks();
        }
    }

    private Token value() {
        if (at >= bytes.length) {
            throw broken();
        }
        byte first = bytes[at];
        comma = first != '{' && first != '[';
        return switch (first) {
            case '"' -> literal();
            case '{' -> open(Token.START_OBJECT);
            case '[' -> open(Token.START_ARRAY);
            case 't' -> word("true", Token.TRUE);
            case 'f' -> word("false", Token.FALSE);
            case 'n' -> word("null", Token.NULL);
            default -> number();
        };
    }

    private Token literal() {
        start = at;
        end = StringLiteral.end(bytes, at);
        at = end;
        return Token.STRING;
    }

    private Token open(Token bracket) {
        if (nesting.depth() == deepest) {
            throw new BrokenJson(Reason.TOO_DEEP, at);
        }
        nesting.open(bracket == Token.START_OBJECT);
        return single(bracket);
    }

    private Token close(Token bracket) {
        nesting.close();
        comma = true;
        return single(bracket);
    }

    private Token single(Token bracket) {
        start = at++;
        end = at;
        return bracket;
    }

    private Token word(String word, Token meaning) {
        start = at;
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        end = at;
        return meaning;
    }

    private Token number() {
        start = at;
        if (isNext('-')) {
            at++;
        }
        if (isNext('0')) {
            at++;
        } else {
            digits();
        }
        var kind = Token.INTEGER;
        if (isNext('.')) {
            at++;
            digits();
            kind = Token.DECIMAL;
        }
        if (isNext('e') || isNext('E')) {
            at++;
            if (isNext('+') || isNext('-')) {
                at++;
            }
            digits();
            kind = Token.DECIMAL;
        }
        end = at;
        return kind;
    }

    private void digits() {
        int from = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw broken();
        }
    }

    private void skipBlanks() {
        while (at < bytes.length && bytes[at] <= ' ' && isBlank(bytes[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private boolean isNext(char c) {
        return at < bytes.length && bytes[at] == c;
    }

    private void expect(char c) {
        if (!isNext(c)) {
            throw broken();
        }
        at++;
    }

    private BrokenJson broken() {
        return new BrokenJson(at < bytes.length && bytes[at] < 0 ? Reason.NOT_UTF8 : Reason.SYNTAX, at);
    }
}
