package io.trustrail.gateway.assembly;

import java.time.Duration;
import java.util.Map;

/**
 * How a gateway goes that was told to end.
 *
 * @param leave how long it goes on taking calls while it says already that it is not ready: so long balancers need to see it
 */
public record Farewell(Duration leave) {

    private static final String LEAVE = "TRUSTRAIL_LEAVE_SECONDS";
    private static final int LONGEST_SECONDS = 300;

    /**
     * What the environment says.
     *
     * @throws IllegalArgumentException naming the variable, if it is no number of seconds
     */
    public static Farewell from(Map<String, String> environment) {
        var text = environment.getOrDefault(LEAVE, "0").strip();
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LONGEST_SECONDS) {
            throw new IllegalArgumentException(LEAVE + " must be a number of seconds from 0 to " + LONGEST_SECONDS);
        }
        return new Farewell(Duration.ofSeconds(Integer.parseInt(text)));
    }
}
