package io.trustrail.gateway.detect.pii.identity;

import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.identity.america.Americas;
import io.trustrail.gateway.detect.pii.identity.america.SouthernCountries;
import io.trustrail.gateway.detect.pii.identity.america.UnitedStates;
import io.trustrail.gateway.detect.pii.identity.asia.EastAsia;
import io.trustrail.gateway.detect.pii.identity.asia.Japan;
import io.trustrail.gateway.detect.pii.identity.asia.SouthAndWestAsia;
import io.trustrail.gateway.detect.pii.identity.europe.EasternEurope;
import io.trustrail.gateway.detect.pii.identity.europe.Germany;
import io.trustrail.gateway.detect.pii.identity.europe.NorthernEurope;
import io.trustrail.gateway.detect.pii.identity.europe.UnitedKingdom;
import io.trustrail.gateway.detect.pii.identity.europe.ValueAddedTax;
import io.trustrail.gateway.detect.pii.identity.europe.WesternEurope;
import java.util.List;
import java.util.stream.Stream;

/** The numbers of all countries that are known here. */
public final class Identities {

    private Identities() {}

    public static List<Scheme> schemes() {
        return Stream.of(
                        UnitedStates.schemes(),
                        Americas.schemes(),
                        SouthernCountries.schemes(),
                        UnitedKingdom.schemes(),
                        Germany.schemes(),
                        WesternEurope.schemes(),
                        NorthernEurope.schemes(),
                        EasternEurope.schemes(),
                        ValueAddedTax.schemes(),
                        Japan.schemes(),
                        EastAsia.schemes(),
                        SouthAndWestAsia.schemes())
                .flatMap(List::stream)
                .toList();
    }
}
