package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.scan.Scan;

/** Recognises one kind of number at the start of a run of digits. */
interface NumberRecogniser {

    /** The category of what it finds. */
    String category();

    /** It isn't asked about runs of fewer digits. */
    int fewestDigits();

    /** Tells the scan if the run is such a number, or begins with one. */
    void recognise(Scan scan, NumberRun run);
}
