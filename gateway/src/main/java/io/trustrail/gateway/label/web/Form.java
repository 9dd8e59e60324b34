package io.trustrail.gateway.label.web;

import java.util.Locale;
import java.util.Optional;

/** In which form a label is asked for. */
enum Form {
    HTML("text/html; charset=utf-8"),
    JSON("application/json"),
    SVG("image/svg+xml"),
    PNG("image/png");

    private final String type;

    Form(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** How names of files end. */
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    static Optional<Form> ofEnding(String name) {
        for (var form : values()) {
            if (name.endsWith(form.ending())) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** What a client would rather have; JSON for those that don't care, browsers ask for HTML. */
    static Form accepted(String header) {
        Form best = JSON;
        double most = 0;
        for (var part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            var fields = part.strip().split(";", -1);
            double quality = quality(fields);
            for (var form : values()) {
                if (quality > most && form.type.startsWith(fields[0].strip()) && !fields[0].isBlank()) {
                    most = quality;
                    best = form;
                }
            }
        }
        return best;
    }

    private static double quality(String[] fields) {
        for (var field : fields) {
            var name = field.strip();
            if (name.matches("q=[01](\\.\\d{0,3})?")) {
                return Double.parseDouble(name.substring(2));
            }
        }
        return 1;
    }
}
