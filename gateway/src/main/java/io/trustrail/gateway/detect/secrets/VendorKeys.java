package io.trustrail.gateway.detect.secrets;

import static io.trustrail.gateway.detect.secrets.Alphabet.BASE62;
import static io.trustrail.gateway.detect.secrets.Alphabet.BASE64URL;
import static io.trustrail.gateway.detect.secrets.Alphabet.BASE64URL_DOTTED;
import static io.trustrail.gateway.detect.secrets.Alphabet.LOWER_HEX;
import static io.trustrail.gateway.detect.secrets.Alphabet.UPPER;

import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/** Keys that tell by their prefix whose they are. */
final class VendorKeys implements Recogniser {

    private static final List<KeyFormat> FORMATS = List.of(
            KeyFormat.of("sk-", BASE62, 20, 64),
            KeyFormat.of("sk-proj-", BASE64URL, 20, 250),
            KeyFormat.of("sk-svcacct-", BASE64URL, 20, 250),
            KeyFormat.of("sk-admin-", BASE64URL, 20, 250),
            KeyFormat.of("sk-ant-", BASE64URL, 20, 250),
            KeyFormat.of("sk-or-v1-", LOWER_HEX, 64, 64),
            KeyFormat.of("gsk_", BASE62, 40, 64),
            KeyFormat.of("xai-", BASE62, 60, 100),
            KeyFormat.of("pplx-", BASE62, 40, 64),
            KeyFormat.of("hf_", BASE62, 30, 40),
            KeyFormat.of("r8_", BASE62, 37, 40),
            KeyFormat.of("tr_", BASE64URL, 43, 43),
            new KeyFormat("AKIA", 1, UPPER, 16, 16),
            new KeyFormat("ASIA", 1, UPPER, 16, 16),
            new KeyFormat("AIza", 2, BASE64URL, 35, 35),
            KeyFormat.of("GOCSPX-", BASE64URL, 28, 28),
            KeyFormat.of("ya29.", BASE64URL, 20, 250),
            KeyFormat.of("ghp_", BASE62, 36, 250),
            KeyFormat.of("gho_", BASE62, 36, 250),
            KeyFormat.of("ghu_", BASE62, 36, 250),
            KeyFormat.of("ghs_", BASE62, 36, 250),
            KeyFormat.of("ghr_", BASE62, 36, 250),
            KeyFormat.of("github_pat_", BASE64URL, 36, 250),
            KeyFormat.of("glpat-", BASE64URL, 20, 64),
            KeyFormat.of("npm_", BASE62, 36, 36),
            KeyFormat.of("pypi-", BASE64URL, 50, 250),
            KeyFormat.of("xoxa-", BASE64URL, 10, 250),
            KeyFormat.of("xoxb-", BASE64URL, 10, 250),
            KeyFormat.of("xoxp-", BASE64URL, 10, 250),
            KeyFormat.of("xoxr-", BASE64URL, 10, 250),
            KeyFormat.of("xoxs-", BASE64URL, 10, 250),
            KeyFormat.of("xapp-", BASE64URL, 10, 250),
            KeyFormat.of("sk_live_", BASE62, 16, 250),
            KeyFormat.of("sk_test_", BASE62, 16, 250),
            KeyFormat.of("rk_live_", BASE62, 16, 250),
            KeyFormat.of("rk_test_", BASE62, 16, 250),
            KeyFormat.of("whsec_", BASE62, 32, 64),
            KeyFormat.of("SG.", BASE64URL_DOTTED, 60, 80),
            new KeyFormat("SK", 1, LOWER_HEX, 32, 32),
            new KeyFormat("AC", 1, LOWER_HEX, 32, 32),
            KeyFormat.of("dop_v1_", LOWER_HEX, 64, 64),
            KeyFormat.of("shpat_", LOWER_HEX, 32, 32));

    private final KeyFormat[][] byTrigger = new KeyFormat[128][];

    VendorKeys() {
        for (int c = 0; c < byTrigger.length; c++) {
            char trigger = (char) c;
            byTrigger[c] =
                    FORMATS.stream().filter(f -> f.triggerChar() == trigger).toArray(KeyFormat[]::new);
        }
    }

    @Override
    public boolean triggeredBy(char c) {
        return c < byTrigger.length && byTrigger[c].length > 0;
    }

    @Override
    public boolean accepts(String text, int trigger) {
        for (var format : byTrigger[text.charAt(trigger)]) {
            if (format.mayStart(text, trigger)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        for (var format : byTrigger[scan.text().charAt(trigger)]) {
            format.recognise(scan, trigger);
        }
    }
}
