
# 勤務の終わり（スタッフ）
consultation-staff-shift-title = 帰る 前に
consultation-staff-shift-none = 手もとに 急ぎの ことは ありません。
consultation-staff-shift-go = 帰る（完全に 閉じる）
consultation-staff-shift-lead = まだ 見て いる 急ぎの ことが あります。だれかを えらんで 引き継ぎます。相手が「受けます」を 押すと その 人の ものに なります。
consultation-staff-shift-keep = 受ける 人が いない とき
consultation-staff-shift-keep-lead = 持った まま 帰れます。当番の 画面には 名前が 残ります。
consultation-staff-shift-keep-go = 持った まま 帰る

# 家族の話を聞く、一行をなおす
consultation-new-family-title = 家族の ことを どこからでも
consultation-calls-listened = 聞いた
consultation-calls-before = 前は
consultation-calls-was = 「{ $kind }」「{ $who }」でした。{ $date } に { $name } が なおしました。
consultation-calls-was-own = 「{ $kind }」「{ $who }」でした。{ $date } に 話した 人が 自分で 変えました。
consultation-calls-say-who = だれに つたえて よいかを 変える
consultation-calls-who-title = だれに つたえて よいか
consultation-calls-who-lead = 自分が 話した ことなので いつでも 変えられます。前に どうだったかも 下に 残ります。
consultation-calls-who-legend = これからは
consultation-calls-who-save = これで 決める

# 同じこと、季節の便りの郵便（スタッフ）
consultation-staff-correct = なおす
consultation-staff-correct-button = なおして 残す
consultation-staff-correct-hint = 前の ものは たたんで 残ります。伝えて よい 人を 広げられるのは 話した 人だけです。
consultation-staff-not-wider = 伝えて よい 人を 広げられるのは 話した 人だけです。
consultation-staff-first-title = 家族からの はじめての 電話
consultation-staff-first-listened = 聞いた、と して 残す
consultation-staff-first-enough = 一文字も 書かなくても 残せます。つぎの ことを 決めなくて いいです。
consultation-staff-first-more = 呼び名、折り返し、約束（聞けた ときだけ）
consultation-staff-first-thank = はじめに 今までの 年月を ねぎらいます。「ここまで 長かったですね」など。
consultation-staff-first-unsaid = 言わないで おく ことば
consultation-staff-first-saved = 聞きました。これで ひとつの 仕事が 終わって います。
consultation-staff-season-title = 季節の 便りを 郵便で
consultation-staff-season-lead = 紙だけで やりとりして いる 人の うち ほしいと 言った 人です。一つの 季節に 一通までです。
consultation-staff-season-none = ほしいと 言った 人は いません。
consultation-staff-season-to-write = この 季節の 便りは まだ 書いて いません。
consultation-staff-season-waits = 二人めが 読むのを 待って います。
consultation-staff-season-to-post = 印刷して 出せます。
consultation-staff-season-answer-first = 今は 書きません。先に 来た 手紙に 返事を します。
consultation-staff-season-posted = { $date } に 出しました。
consultation-staff-season-how = 封筒には こちらの 名前の ほかに 何も 書きません。返事を たのむ 紙は 入れません。
consultation-staff-season-said-yes = 「ほしい」と 聞いた
consultation-staff-season-said-no = 「もう いらない」と 聞いた
consultation-staff-season-said-hint = 電話か 紙で その 人から 聞いた ときだけです。だまって いるのは はいでは ありません。
