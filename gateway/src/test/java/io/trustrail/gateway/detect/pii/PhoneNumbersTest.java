package io.trustrail.gateway.detect.pii;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    private static final Detector DETECTOR = new PiiDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦+49 711 9662023⟧",
                "⟦+49 (0)711/966-2023⟧",
                "⟦+1 (718) 426-9275⟧.",
                "⟦+14155552671⟧",
                "⟦＋４９ ７１１ ９６６２０２３⟧",
                "Tel.:⟦+33 2 48 57 59 92⟧ ou",
                "(⟦+49 711 9662023⟧)",
                "⟦(+49) 711 9662023⟧",
                "⟦+1 415 555 2671⟧ 10 times",
                "⟦+1 555 123 4567⟧",
                "⟦0033 6 12 34 56 78⟧",
                "⟦+39 06 6982 1234⟧",
                "⟦+800 1234 5678⟧",
            })
    void findsInternationalNumbers(String marked) {
        Marked.check(DETECTOR, "PHONE", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦415-555-2671⟧",
                "⟦(415) 555-2671⟧",
                "(⟦415-555-2671⟧)",
                "room 12 ⟦415-555-2671⟧ 3 pm",
                "1) ⟦415-555-2671⟧ 2) ⟦415-555-2672⟧",
                "⟦415.555.2671⟧",
                "⟦020 7392 2326⟧",
                "⟦07911 123456⟧",
                "⟦(0711) 966 2023⟧",
                "Durchwahl ⟦040/153442⟧.",
                "⟦0176-15023600⟧",
                "⟦0800 / 5 29 55 55⟧",
                "⟦06 12 34 56 78⟧",
                "appelez le ⟦06.12.34.56.78⟧",
                "⟦612 345 678⟧",
                "電話は⟦090-1234-5678⟧です",
                "電話⟦０９０ー１２３４ー５６７８⟧",
                "⟦(03)3304-3834⟧",
                "TEL⟦(03)3304-3834⟧",
                "⟦09012345678⟧",
                "2026-01-01 ⟦030-12345678⟧",
                "In case you need me: ⟦415-555-2671⟧",
                "Please update my number to ⟦415-555-2671⟧",
                "My card was declined, so ⟦415-555-2671⟧",
            })
    void findsNationalNumbers(String marked) {
        Marked.check(DETECTOR, "PHONE", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call ⟦4155552671⟧ or text ⟦4155552672⟧",
                "{\"tel\": \"⟦4155552671⟧\", \"order\": \"4155552671\"}",
                "Phone: ⟦555-123-4567⟧",
                "Tel. ⟦989277357⟧",
                "Tlf: ⟦918038014⟧ / ⟦656352534⟧",
                "hotel 4155552671",
                "call me when order 4155552671 is there",
                "over the phone on 07/24/2026",
            })
    void findsBareNumbersBesideALabel(String marked) {
        Marked.check(DETECTOR, "PHONE", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4155552671",
                "order 415-555-2671",
                "Bestellnummer: 0176-15023600",
                "注文番号 090-1234-5678",
                "#415-555-2671",
                "$415 555 2671",
                "A415-555-2671",
                "SKU-415-555-2671",
                "415-555-2671-99",
                "415-555-2671-XL",
                "415-555-2671A",
                "415-555-26711",
                "0411.760.01",
                "06.01.2024",
                "2024-01-01 12:30",
                "4111 1111 1111 1112",
                "5500 0000 0000 0005 1",
                "030/749/06671",
                "0751 0213 1305",
                "550e8400-e29b-41d4-a716-446655440000",
                "3.14159265358979",
                "1,234,567,890",
                "978-0-306-40615-7",
                "+1 2",
                "1+49 711 9662023",
                "123456789012345678901234567890",
            })
    void leavesOtherNumbersAlone(String text) {
        Marked.check(DETECTOR, "PHONE", text);
    }

    @Test
    void knowsTheRegionsItIsGiven() {
        Marked.check(new PiiDetector(Set.of("IT")), "PHONE", "⟦347 123 4567⟧");
        Marked.check(DETECTOR, "PHONE", "347 123 4567");
    }

    @Test
    void refusesARegionWithoutAPlan() {
        assertThatThrownBy(() -> new PiiDetector(Set.of("US", "XX")))
                .hasMessage("phone regions: XX has no numbering plan; use ISO 3166 codes such as US or DE");
    }
}
