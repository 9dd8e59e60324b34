package io.trustrail.gateway.api.subjects;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.api.ApiAnswer;
import io.trustrail.gateway.api.ApiCall;
import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.api.ApiRoutes;
import io.trustrail.gateway.api.Endpoints;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.subjects.ErasureDesk;
import io.trustrail.gateway.subjects.SubjectExport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** {@code /api/v1/subjects} and {@code /api/v1/erasures}. */
public final class SubjectRoutes implements ApiRoutes {

    private final Vertx vertx;
    private final ErasureDesk erasures;
    private final SubjectExport export;
    private final ErasureProofs proofs;

    public SubjectRoutes(Vertx vertx, ErasureDesk erasures, SubjectExport export, ErasureProofs proofs) {
        this.vertx = vertx;
        this.erasures = erasures;
        this.proofs = proofs;
        this.export = export;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .delete("/api/v1/subjects/{id}", Scope.SUBJECTS_ERASE, this::erase)
                .get("/api/v1/erasures/{id}", Scope.SUBJECTS_ERASE, this::receipt)
                .get("/api/v1/subjects/{id}/export", Scope.SUBJECTS_EXPORT, this::export);
    }

    private Future<ApiAnswer> erase(ApiCall call) {
        return erasures.erase(Subject.person(tenant(call), call.path("id")))
                .map(receipt -> receipt.orElseThrow(SubjectRoutes::unknown))
                .compose(proofs::awaited)
                .map(ApiAnswer::of);
    }

    private Future<ApiAnswer> receipt(ApiCall call) {
        return erasures.find(call.path("id"))
                .map(receipt -> receipt.orElseThrow(() -> ApiError.notFound("erasure")))
                .compose(proofs::now)
                .map(ApiAnswer::of);
    }

    private Future<ApiAnswer> export(ApiCall call) {
        var id = call.path("id");
        var tenant = tenant(call);
        return vertx.executeBlocking(() -> export.of(tenant, id), false)
                .map(json -> json.map(ApiAnswer::of).orElseThrow(SubjectRoutes::unknown));
    }

    private static String tenant(ApiCall call) {
        call.onlyQuery("tenant");
        return call.query("tenant").orElse(ApplicationKeys.DEFAULT_TENANT);
    }

    private static ApiError unknown() {
        return new ApiError(
                404,
                "unknown_subject",
                "Nothing is kept about this subject.",
                "id",
                "If the applications of another tenant know it, name that with ?tenant=.");
    }
}
