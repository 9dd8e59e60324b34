package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {

    private static final Detector DETECTOR = new PiiDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦93.184.216.34⟧",
                "from ⟦10.0.0.1⟧:8080 to ⟦192.168.2.78⟧/24.",
                "http://⟦192.168.1.1⟧/admin",
                "⟦10.0.0.1⟧-⟦10.0.0.5⟧",
                "DNS ⟦8.8.8.8⟧",
                "Update the rule for ⟦93.184.216.34⟧",
                "IP ⟦1.2.3.4⟧",
                "1.2.3.4",
                "1.2.3.4.5",
                "93.184.216.34.5",
                "version 11.2.33.4",
                "ビルド 11.2.33.4",
                "Update from 12.8.14.4 to 12.8.15.0",
                "torch==11.5.16.8",
                "v11.2.33.4",
                "Chrome/120.0.0.0",
                "93.184.216.256",
                "93.184.216.034",
                "127.0.0.1",
                "0.0.0.0",
                "255.255.255.0",
            })
    void findsVersion4(String marked) {
        Marked.check(DETECTOR, "IP", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦2001:db8:85a3:8d3:1319:8a2e:370:7348⟧",
                "at ⟦2001:db8::8a2e:370:7334⟧.",
                "⟦2001:db8::1⟧: unreachable",
                "[⟦2001:db8::1⟧]:443",
                "⟦fe80::1⟧%eth0",
                "⟦::ffff:192.0.2.128⟧",
                "⟦64:ff9b::192.0.2.33⟧",
                "⟦2001:DB8::1⟧です",
                "::1",
                "::",
                "12:30:45",
                "aa:bb:cc:dd:ee:ff",
                "std::vector<int>",
                "dead::beef",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "2001:db8::12345",
                "x2001:db8::1",
                "2001:db8::1x",
                "10:20",
            })
    void findsVersion6(String marked) {
        Marked.check(DETECTOR, "IP", marked);
    }
}
