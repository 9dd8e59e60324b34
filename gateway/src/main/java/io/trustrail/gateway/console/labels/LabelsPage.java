package io.trustrail.gateway.console.labels;

import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.label.publish.LabelRegister.Published;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code /console/labels}: the labels of the features, with where they are published. */
public final class LabelsPage {

    /** Where it is. */
    public static final String PATH = "/console/labels";

    private final Doorkeeper door;
    private final Pages pages;
    private final Supplier<Map<String, Published>> labels;

    /** @param labels those in force, by feature */
    public LabelsPage(Doorkeeper door, Pages pages, Supplier<Map<String, Published>> labels) {
        this.door = door;
        this.pages = pages;
        this.labels = labels;
    }

    public void show(RoutingContext request) {
        var view = new View(List.copyOf(new TreeMap<>(labels.get()).values()));
        pages.send(request, 200, "labels.jte", door.frame(request), view);
    }

    /** What the template shows. */
    public record View(List<Published> labels) {}
}
