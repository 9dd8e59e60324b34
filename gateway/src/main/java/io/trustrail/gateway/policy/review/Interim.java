package io.trustrail.gateway.policy.review;

import java.util.Map;

/** What clients read as long as a person looks at their answer, if the policy does not say. */
final class Interim {

    static final Map<String, String> USUAL = Map.of(
            "en", "Thank you. A colleague is checking this answer and will follow up.",
            "de", "Vielen Dank. Diese Antwort wird von einem Menschen geprüft und folgt in Kürze.",
            "ja", "お問い合わせありがとうございます。回答を担当者が確認しており、追ってご案内いたします。",
            "es", "Gracias. Una persona está revisando esta respuesta y se la enviaremos en breve.",
            "fr", "Merci. Une personne vérifie cette réponse et vous la recevrez bientôt.");

    private Interim() {}
}
