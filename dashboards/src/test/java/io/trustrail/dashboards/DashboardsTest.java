package io.trustrail.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader of a dashboard can rely on, without a Prometheus. */
class DashboardsTest {

    @ParameterizedTest
    @MethodSource("io.trustrail.dashboards.Dashboard#panels")
    void everyPanelSaysInWordsWhatItShows(Dashboard.Panel panel) {
        assertThat(panel.title()).isNotBlank();
        assertThat(panel.description()).hasSizeGreaterThan(40).endsWith(".");
        assertThat(panel.queries()).isNotEmpty().doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("io.trustrail.dashboards.Dashboard#all")
    void aDashboardHasAPlaceOfItsOwn(Dashboard board) {
        assertThat(board.name()).isEqualTo(board.json().getString("uid") + ".json");
        assertThat(board.json().getString("description")).endsWith(".");
        var ids = new HashSet<Integer>();
        Dashboard.objects(board.json(), "panels")
                .forEach(panel -> assertThat(ids.add(panel.getInteger("id"))).isTrue());
    }

    @ParameterizedTest
    @MethodSource("io.trustrail.dashboards.Dashboard#all")
    void aVariableThatIsDefinedIsUsed(Dashboard board) {
        var names = Dashboard.objects(board.json().getJsonObject("templating"), "list")
                .map(variable -> variable.getString("name"))
                .toList();
        assertThat(names)
                .allSatisfy(
                        name -> assertThat(board.json().getJsonArray("panels").encode())
                                .containsAnyOf("$" + name + "\\\"", "${" + name + "}"));
    }

    @Test
    void panelsDoNotLieOverEachOther() {
        Dashboard.all().forEach(board -> {
            var taken = new HashSet<String>();
            Dashboard.objects(board.json(), "panels").forEach(panel -> {
                var at = panel.getJsonObject("gridPos");
                for (int x = at.getInteger("x"); x < at.getInteger("x") + at.getInteger("w"); x++) {
                    for (int y = at.getInteger("y"); y < at.getInteger("y") + at.getInteger("h"); y++) {
                        assertThat(x).isLessThan(24);
                        assertThat(taken.add(x + "/" + y))
                                .as(panel.getString("title"))
                                .isTrue();
                    }
                }
            });
        });
    }
}
