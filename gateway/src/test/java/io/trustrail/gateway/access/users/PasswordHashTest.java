package io.trustrail.gateway.access.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    /** Made by the reference implementation's command line: {@code argon2 somesalt -id -t 2 -m 16 -p 1}. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void isArgon2idAsOthersMakeIt() {
        assertThat(PasswordHash.matches("password", REFERENCE)).isTrue();
        assertThat(PasswordHash.matches("Password", REFERENCE)).isFalse();
    }

    @Test
    void matchesWhatItWasMadeOfAndNothingElse() {
        var hash = PasswordHash.of("correct horse battery");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PasswordHash.matches("correct horse battery", hash)).isTrue();
        assertThat(PasswordHash.matches("correct horse batter", hash)).isFalse();
        assertThat(PasswordHash.of("correct horse battery")).isNotEqualTo(hash);
    }

    @Test
    void doesNotCareHowALetterIsComposed() {
        assertThat(PasswordHash.matches("gru\u0308n und blau", PasswordHash.of("gr\u00fcn und blau")))
                .isTrue();
    }

    @Test
    void ofNobodyIsLikeAnyOther() {
        assertThat(PasswordHash.isUnusual(PasswordHash.NOBODYS)).isFalse();
        assertThat(PasswordHash.matches("", PasswordHash.NOBODYS)).isFalse();
        assertThat(PasswordHash.isUnusual(PasswordHash.ofRandom(Passwords.random())))
                .isTrue();
    }

    @Test
    void thatIsSomethingElseIsRefused() {
        assertThatThrownBy(() -> PasswordHash.matches("x", "$2a$10$abcdefghijk"))
                .isInstanceOf(IllegalStateException.class);
    }
}
