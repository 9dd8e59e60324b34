package io.trustrail.gateway.detect.names.tagger;

/** Takes the features of a token one by one. */
@FunctionalInterface
public interface FeatureSink {

    /**
     * One feature.
     *
     * @param feature a 64-bit hash
     */
    void add(long feature);
}
