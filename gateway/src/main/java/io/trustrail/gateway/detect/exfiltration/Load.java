package io.trustrail.gateway.detect.exfiltration;

/** What an address carries that is no part of where it leads to. */
enum Load {
    NOTHING(0),
    /** Words of a sentence in its query. */
    WORDS(0.6),
    /** Something that only machines read: base64, hexadecimal digits, bytes. */
    OPAQUE(0.7),
    /** A host without a name, or with a name that carries something. */
    HOST(0.7),
    /** More of it than any page needs. */
    LENGTH(0.7),
    /** A name or a password before the host. */
    USER(0.9),
    /** Somebody's e-mail address. */
    MAIL(0.9),
    /** A token that stands for somebody's data, which would be put in its place. */
    TOKEN(0.95);

    private static final double FETCHED = 0.95;

    private final double followed;

    Load(double followed) {
        this.followed = followed;
    }

    /** How sure it is that the address is there to carry it. */
    double score(Use use) {
        return this != NOTHING && use == Use.FETCHED ? FETCHED : followed;
    }
}
