package io.trustrail.gateway.evaluation.screening;

import java.util.function.ToDoubleFunction;

/** The figures that are told of each group of texts, in the order of the columns. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Figure {
    ROC_AUC("auc", group -> group.ranking().rocAuc()),
    PR_AUC("prAuc", group -> group.ranking().prAuc()),
    F1("f1", group -> group.decisions().f1()),
    PRECISION("precision", group -> group.decisions().precision()),
    RECALL("recall", group -> group.decisions().recall()),
    FALSE_ALARMS("falseAlarms", group -> group.decisions().falseAlarms()),
    ACCURACY("accuracy", group -> group.decisions().accuracy()),
    FALSE_ALARMS_AT_95("falseAlarmsAt95", group -> group.ranking().falseAlarmsAtRecall(0.95)),
    CALIBRATION_ERROR("ece", group -> group.ranking().calibrationError()),
    STOPPED("stopped", group -> group.stops().recall()),
    STOPPED_IN_VAIN("stoppedInVain", group -> group.stops().falseAlarms()),
    UNCERTAIN("uncertain", Group::uncertain),
    ENCODER("encoder", Group::asked);

    private final String title;
    private final ToDoubleFunction<Group> value;

    Figure(String title, ToDoubleFunction<Group> value) {
        this.title = title;
        this.value = value;
    }

    String title() {
        return title;
    }

    double of(Group group) {
        return value.applyAsDouble(group);
    }
}
