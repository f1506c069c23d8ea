package io.breakwater.signal;

import io.breakwater.testing.ProblemsPage;
import io.breakwater.testing.ProblemsPage.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

  @Test
  void namesEveryCodeOfTheService() {
    ProblemsPage.check(
        "signal-service",
        List.of(
            new Row("MODEL_NOT_FOUND", 404, "There is no such model."),
            new Row("NO_ACTIVE_MODEL", 404, "No model of the strategy is active."),
            new Row("NOT_LOOKED_YET", 404, "The registry has not been looked at since the start."),
            new Row("UNKNOWN_STRATEGY", 404, "No model was ever registered for the strategy."),
            new Row(
                "MODEL_STATUS_CONFLICT",
                409,
                "A model's life only goes forward; `model_status` says where it is."),
            new Row(
                "NO_MODEL_LOADED",
                409,
                "The strategy has no active model, or its active model could not be loaded."),
            new Row(
                "TRAINING_IN_PROGRESS", 409, "Another training is running; one runs at a time."),
            new Row("DUPLICATE_SYMBOL", 422, "A symbol is named twice."),
            new Row(
                "MODEL_SAW_DATE",
                422,
                "The model was trained on prices of that date or of later ones."),
            new Row("MODEL_UNUSABLE", 422, "The model failed the checks and was not activated."),
            new Row("NOTHING_SELECTED", 422, "`top_n` and `bottom_n` are both 0."),
            new Row("NOT_A_SESSION", 422, "The market holds no session on that date."),
            new Row(
                "NOT_ENOUGH_SYMBOLS",
                422,
                "Fewer symbols have a score than are to be selected; `excluded` says why."),
            new Row("NO_SESSIONS", 422, "The market held no session in the stretch asked for."),
            new Row(
                "SESSION_NOT_OVER",
                422,
                "The last session whose prices are needed has not closed at market time."),
            new Row(
                "TOO_FEW_ROWS",
                422,
                "The bars give too few labelled rows for a model; `excluded` names symbols without"
                    + " any."),
            new Row(
                "TOO_FEW_SESSIONS",
                422,
                "The labelled rows are of too few sessions for the validation."),
            new Row("BARS_BEHIND", 503, "The bars end before the last session that is needed."),
            new Row(
                "MARKET_DATA_UNAVAILABLE",
                503,
                "The market-data service gave no bars that can be used.")));
  }
}
