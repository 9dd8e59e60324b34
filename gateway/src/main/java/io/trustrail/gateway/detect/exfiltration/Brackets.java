package io.trustrail.gateway.detect.exfiltration;

/** Counts brackets within an address: one that closes none of its own is not part of it. */
final class Brackets {

    private int round;
    private int square;

    /** Takes the next character; tells whether it closes a bracket that was opened before the address. */
    boolean closes(char c) {
        switch (c) {
            case '(' -> round++;
            case '[' -> square++;
            case ')' -> round--;
            case ']' -> square--;
            default -> {}
        }
        return round < 0 || square < 0;
    }
}
