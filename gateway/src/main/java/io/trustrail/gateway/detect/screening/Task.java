package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.screening.student.Student;
import io.trustrail.gateway.detect.screening.student.TaskFit;
import java.util.List;
import java.util.Locale;

/** What a text is screened for. The encoder has one output for each, with a head over all and one for each category. */
public enum Task {
    TOXICITY,
    INJECTION;

    private static final List<String> TOXIC =
            List.of("TOXICITY", "INSULT", "IDENTITY_ATTACK", "THREAT", "SEXUAL", "SELF_HARM", "PROFANITY", "VIOLENCE");
    private static final List<String> INJECTED = List.of("PROMPT_INJECTION");

    /** The encoder's output, and the detector's name. */
    public String output() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which of the encoder's outputs is about it. */
    public int index() {
        return this == TOXICITY ? 0 : 1;
    }

    /** The encoder's heads, by index; the first is about the text as a whole. */
    public List<String> categories() {
        return this == TOXICITY ? TOXIC : INJECTED;
    }

    /** What texts are that people should look at. */
    public String uncertain() {
        return "UNCERTAIN_" + name();
    }

    /** Of how many letters and digits a text must be to be looked at: no order to a model is shorter. */
    int least() {
        return this == TOXICITY ? 0 : 4;
    }

    TaskFit fit(Student student) {
        return this == TOXICITY ? student.toxicity() : student.injection();
    }

    double figure(Student.Reading reading) {
        return this == TOXICITY ? reading.toxicity() : reading.injection();
    }
}
