package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledSecretsTest {

    private static final Detector DETECTOR = new SecretDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: ⟦hunter2!⟧",
                "Password = ⟦hunter22⟧.",
                "DB_PASSWORD=⟦hunter22⟧",
                "spring.datasource.password=⟦hunter22⟧",
                "dbPass: \"⟦hunter22⟧\"",
                "{\"password\": \"⟦letmein⟧\", \"user\": \"jane\"}",
                "'passwd' => '⟦letmein⟧'",
                "**Password**: ⟦hunter22⟧",
                "Passwort: ⟦Sommer34$⟧",
                "contraseña: ⟦Verano34$⟧",
                "パスワード：⟦Sakura2001*pu⟧です",
                "passcode: ⟦123456⟧",
                "secret=⟦a1b2c3d4e5f6g7h8⟧",
                "api_key: ⟦a1b2c3d4e5f6g7h8⟧",
                "X-Api-Key: ⟦a1b2c3d4e5f6g7h8⟧",
                "accessToken = '⟦a1b2c3d4e5f6g7h8⟧'",
                "aws_secret_access_key = ⟦wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY⟧",
                "AccountName=x;AccountKey=⟦a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8==⟧;EndpointSuffix=y",
            })
    void findsAssignedValues(String marked) {
        Marked.check(DETECTOR, "SECRET", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the password is ⟦hunter361$⟧.",
                "my pwd to ⟦Sommer4708$⟧ please",
                "Mein Kennwort lautet ⟦Monkey64!⟧.",
                "Passwort ⟦Sommer299&⟧",
                "パスワードは⟦hunter361$⟧です",
                "パスワード「⟦Monkey75$⟧」で登録",
                "| password | ⟦Sommer299&⟧ |",
            })
    void findsStatedPasswords(String marked) {
        Marked.check(DETECTOR, "SECRET", marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password:",
                "password: ",
                "Password: required",
                "Password: The one you chose",
                "password: ********",
                "password: <your password>",
                "password: [SECRET_7K3Q]",
                "password=${DB_PASSWORD}",
                "password: {{password}}",
                "password = getPassword(user2)",
                "password: string",
                "\"password\": \"password\"",
                "\"password\": null",
                "compass: north12",
                "token: 12345",
                "tokens: 1234567890abcdefgh",
                "max_tokens: 4096",
                "secret: a story of 1001 nights",
                "the password is wrong",
                "the password must have 8 characters",
                "passwords are X1Y2Z3$$",
                "Note: hunter22!",
            })
    void leavesPlaceholdersAndProseAlone(String text) {
        Marked.check(DETECTOR, "SECRET", text);
    }
}
