package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.pii.address.PostalCodes;
import io.trustrail.gateway.detect.pii.code.Scheme;
import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Topics;
import io.trustrail.gateway.detect.pii.device.Devices;
import io.trustrail.gateway.detect.pii.finance.Accounts;
import io.trustrail.gateway.detect.pii.finance.BankCodes;
import io.trustrail.gateway.detect.pii.identity.Identities;
import java.util.List;
import java.util.stream.Stream;

/** All schemes, and the words of all topics. */
final class Schemes {

    static final List<Scheme> ALL = Stream.of(
                    Identities.schemes(),
                    Accounts.schemes(),
                    BankCodes.schemes(),
                    Devices.schemes(),
                    PostalCodes.schemes())
            .flatMap(List::stream)
            .toList();

    static final Lexicon LEXICON = new Lexicon(Stream.concat(
                    Stream.of(Topics.PHONE, Topics.CARD, Topics.IP, Topics.VERSION, Topics.OTHER, Topics.BIRTH),
                    ALL.stream().map(Scheme::topics).flatMap(List::stream))
            .distinct()
            .toList());

    private Schemes() {}
}
