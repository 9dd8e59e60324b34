package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorKeysTest {

    private static final Detector DETECTOR = new SecretDetector();
    private static final String A20 = "a1B2c3D4e5F6g7H8i9J0";
    private static final String A36 = A20 + "k1L2m3N4o5P6q7R8";
    private static final String HEX32 = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦sk-" + A36 + "s9T0u1V2w3X4⟧",
                "key ⟦sk-" + "proj-" + A20 + "-_x⟧.",
                "⟦sk-" + "svcacct-" + A20 + "⟧",
                "⟦sk-" + "ant-api03-" + A36 + "-AA⟧",
                "⟦AKIA" + "IOSFODNNABCDEFGH⟧ and ⟦ASIA" + "IOSFODNN7EXAMPLE⟧",
                "⟦gh" + "p_" + A36 + "⟧",
                "⟦gh" + "o_" + A36 + "⟧ ⟦gh" + "u_" + A36 + "⟧ ⟦gh" + "s_" + A36 + "⟧",
                "⟦github" + "_pat_" + A20 + "_" + A36 + "⟧",
                "⟦gl" + "pat-" + A20 + "⟧",
                "⟦xox" + "b-123456789012-" + A20 + "⟧",
                "⟦xox" + "p-123456789012-" + A20 + "⟧",
                "⟦sk" + "_live_" + A20 + "⟧",
                "⟦rk" + "_live_" + A20 + "⟧ ⟦sk" + "_test_" + A20 + "⟧",
                "⟦AI" + "za" + A20 + "-_k1L2m3N4o5P6q⟧",
                "⟦SK" + HEX32 + "⟧ of ⟦AC" + HEX32 + "⟧",
                "⟦SG" + "." + A20 + "-_." + A20 + A20 + "-_x⟧",
                "⟦np" + "m_" + A36 + "⟧",
                "⟦h" + "f_" + A20 + "k1L2m3N4o5P6q7⟧",
                "⟦tr_" + A36 + "-_s9T0u⟧",
                "トークンは⟦gh" + "p_" + A36 + "⟧です",
                "token=⟦gh" + "p_" + A36 + "⟧\"",
            })
    void finds(String marked) {
        Marked.check(DETECTOR, "SECRET", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-learn-is-a-great-library-for-this",
                "sk-abcdefghijklmnopqrstuvwxyz",
                "risk-" + A36,
                "gh" + "p_" + A20,
                "xgh" + "p_" + A36,
                "np" + "m_" + A36 + "1",
                "AKIA" + "IOSFODNN7EXAMPLEX",
                "AKIA" + "iosfodnn7example",
                "SK" + HEX32 + "0",
                "tr_a_long_name_that_has_as_many_letters_as_a_key",
                "x-sk-" + A36,
                "SKY, ACE, AKIRA, Kafka",
            })
    void leavesOthersAlone(String text) {
        Marked.check(DETECTOR, "SECRET", text);
    }
}
