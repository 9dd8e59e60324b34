package io.trustrail.gateway.command;

import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.detect.names.NameCascade;
import io.trustrail.gateway.detect.names.SecondLook;
import io.trustrail.gateway.detect.screening.TextEncoder;
import io.trustrail.gateway.evaluation.Awaited;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.policy.models.ScreeningModels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which texts the encoder looks at after the tagger of names, in {@code scan pii} and {@code eval pii}. */
final class LookOption {

    @Option(
            names = "--second-look",
            paramLabel = "TEXTS",
            converter = Words.class,
            defaultValue = "${env:TRUSTRAIL_SECOND_LOOK:-doubtful}",
            description = "Which texts the encoder looks at after the tagger of names: none, doubtful, found, all"
                    + " (TRUSTRAIL_SECOND_LOOK, default ${DEFAULT-VALUE}).")
    private SecondLook look = SecondLook.DOUBTFUL;

    /** All detectors of personal data. The encoder is loaded when it is first asked, and waited for. */
    List<Detector> detectors() {
        if (look == SecondLook.NONE) {
            return Detectors.personalData();
        }
        TextEncoder encoder = (texts, deadline) -> Shipped.ENCODER.encode(texts, deadline);
        return Detectors.personalData(tagger -> new Awaited(new NameCascade(tagger, encoder, look, true)));
    }

    private static final class Shipped {
        private static final TextEncoder ENCODER = ScreeningModels.load(null, 1);
    }

    /** Reads the values as policies write them. */
    static final class Words implements ITypeConverter<SecondLook> {

        @Override
        public SecondLook convert(String word) {
            return Arrays.stream(SecondLook.values())
                    .filter(look -> look.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("give none, doubtful, found or all, not " + word));
        }
    }
}
