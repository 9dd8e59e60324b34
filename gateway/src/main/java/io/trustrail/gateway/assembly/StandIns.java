package io.trustrail.gateway.assembly;

import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.VendorSpec;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.vendor.demo.DemoVendor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the demo vendor stand in for vendors that have no key, where that is allowed. */
final class StandIns {

    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

    private final @Nullable DemoVendor demo;

    private StandIns(@Nullable DemoVendor demo) {
        this.demo = demo;
    }

    /** Starts the demo vendor if demos are allowed: a later policy may need it, too. */
    static Future<StandIns> start(Vertx vertx, boolean allowed) {
        return allowed ? DemoVendor.start(vertx).map(StandIns::new) : Future.succeededFuture(new StandIns(null));
    }

    /** The book with the demo vendor in the place of each vendor that needs a key and has none. */
    PolicyBook stoodIn(PolicyBook book) {
        Map<String, VendorSpec> vendors = new HashMap<>(book.vendors());
        vendors.replaceAll((name, vendor) -> lacksKey(vendor) ? standIn(vendor) : vendor);
        return book.with(vendors, assessed(book));
    }

    /* What a vendor's assessment says is not about the demo vendor, to which nothing leaves this process. */
    private Assessments assessed(PolicyBook book) {
        var assessments = book.assessments();
        for (var vendor : book.vendors().values()) {
            assessments = demo != null && lacksKey(vendor) ? assessments.withLocal(vendor.name()) : assessments;
        }
        return assessments;
    }

    private static boolean lacksKey(VendorSpec vendor) {
        return vendor.auth() != VendorSpec.Auth.NONE && vendor.apiKey().isBlank();
    }

    private VendorSpec standIn(VendorSpec vendor) {
        if (demo == null) {
            LOG.atWarn().addKeyValue("vendor", vendor.name()).log("a vendor has no key, its calls will be refused");
            return vendor;
        }
        LOG.atInfo().addKeyValue("vendor", vendor.name()).log("the demo vendor stands in for a vendor without a key");
        return demo.standIn(vendor);
    }

    Future<Void> close() {
        return demo == null ? Future.succeededFuture() : demo.close();
    }
}
