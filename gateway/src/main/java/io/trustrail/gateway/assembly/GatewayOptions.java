package io.trustrail.gateway.assembly;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a gateway is started.
 *
 * @param port data plane, 0 for any free port
 * @param adminPort admin plane, 0 for any free port
 * @param demo whether an empty store gets a demo application and vendors without a key are played by the demo vendor
 * @param environment where {@code ${NAME}} in policies is looked up
 * @param protection how listeners are protected
 */
public record GatewayOptions(
        Path policies,
        Path data,
        String host,
        int port,
        int adminPort,
        boolean demo,
        Map<String, String> environment,
        Protection protection) {

    public GatewayOptions {
        environment = Map.copyOf(environment);
    }

    /** With listeners that are not protected. */
    public GatewayOptions(
            Path policies,
            Path data,
            String host,
            int port,
            int adminPort,
            boolean demo,
            Map<String, String> environment) {
        this(policies, data, host, port, adminPort, demo, environment, Protection.NONE);
    }
}
