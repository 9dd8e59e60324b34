package io.trustrail.gateway.assembly;

/** Which Trustrail this is. */
public final class Release {

    /** The version, as the command line, metrics and traces tell it. */
    public static final String VERSION = "0.1.0";

    private Release() {}
}
