package io.trustrail.gateway.dialect;

import io.trustrail.gateway.guard.Origin;

/** What a message's {@code role} says about who wrote it. */
final class Roles {

    private Roles() {}

    /** An unknown role is read as the user's: the origin that policies trust least. */
    static Origin origin(String role) {
        return switch (role) {
            case "system", "developer" -> Origin.SYSTEM;
            case "assistant" -> Origin.ASSISTANT;
            case "tool", "function" -> Origin.TOOL_RESULT;
            default -> Origin.USER;
        };
    }
}
