package io.trustrail.gateway.vendor;

import io.trustrail.gateway.policy.VendorSpec;

/** One model at one vendor that a call may be sent to. */
public record Target(VendorSpec vendor, String model) {

    /** {@code vendor/model}. */
    @Override
    public String toString() {
        return vendor.name() + "/" + model;
    }
}
