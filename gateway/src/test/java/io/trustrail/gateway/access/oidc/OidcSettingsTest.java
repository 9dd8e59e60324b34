package io.trustrail.gateway.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.access.users.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment says of an identity provider. */
class OidcSettingsTest {

    private static final Map<String, String> GOOD = Map.of(
            "TRUSTRAIL_OIDC_ISSUER", "https://id.example.com/realms/ops/",
            "TRUSTRAIL_OIDC_CLIENT_ID", "trustrail",
            "TRUSTRAIL_OIDC_CLIENT_SECRET", "hush",
            "TRUSTRAIL_CONSOLE_URL", "https://gw.example.com:9090");

    private static OidcSettings with(String name, String value) {
        var environment = new HashMap<>(GOOD);
        environment.put(name, value);
        return OidcSettings.from(environment).orElseThrow();
    }

    @Test
    void withoutAnIssuerThereIsNone() {
        assertThat(OidcSettings.from(Map.of("TRUSTRAIL_OIDC_CLIENT_ID", "x"))).isEmpty();
    }

    @Test
    void theSecretIsNotPrinted() {
        var settings = OidcSettings.from(GOOD).orElseThrow();
        assertThat(settings.toString()).contains("id.example.com").doesNotContain("hush");
        assertThat(settings.issuer()).hasToString("https://id.example.com/realms/ops");
    }

    @Test
    void rolesAreByTheirOwnNamesUnlessSaidOtherwise() {
        assertThat(OidcSettings.from(GOOD).orElseThrow().rolesOf(List.of("admin", "auditor", "x")))
                .containsExactly(Role.AUDITOR, Role.ADMIN);
        var named = with("TRUSTRAIL_OIDC_ROLES", "cn=desk,ou=eu=reviewer".replace(",ou", ";ou") + ", boss = admin");
        assertThat(named.rolesOf(List.of("boss", "admin"))).containsExactly(Role.ADMIN);
        assertThat(named.rolesOf(List.of("cn=desk;ou=eu"))).containsExactly(Role.REVIEWER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRUSTRAIL_OIDC_CLIENT_ID | '' | TRUSTRAIL_OIDC_ISSUER needs TRUSTRAIL_OIDC_CLIENT_ID",
                "TRUSTRAIL_CONSOLE_URL | '' | TRUSTRAIL_OIDC_ISSUER needs TRUSTRAIL_CONSOLE_URL",
                "TRUSTRAIL_OIDC_ISSUER | http://id.example.com | TRUSTRAIL_OIDC_ISSUER must be an https address",
                "TRUSTRAIL_CONSOLE_URL | not an address | TRUSTRAIL_CONSOLE_URL must be an https address",
                "TRUSTRAIL_OIDC_ROLES | boss=emperor | TRUSTRAIL_OIDC_ROLES must be pairs",
                "TRUSTRAIL_OIDC_ROLES | boss | TRUSTRAIL_OIDC_ROLES must be pairs",
            })
    void whatCannotBeUsedIsNamed(String name, String value, String told) {
        assertThatThrownBy(() -> with(name, value)).hasMessageStartingWith(told);
    }

    @Test
    void thisMachineNeedsNoTls() {
        assertThat(with("TRUSTRAIL_CONSOLE_URL", "http://localhost:9090").console())
                .hasToString("http://localhost:9090");
    }
}
