
# 勤務の終わり（スタッフ）
consultation-staff-shift-title = 帰る前に
consultation-staff-shift-none = 手もとに、急ぎのことはありません。
consultation-staff-shift-go = 帰る（完全に閉じる）
consultation-staff-shift-lead = まだ見ている、急ぎのことがあります。だれかを選んで引き継ぎます。相手が「受けます」を押すと、その人のものになります。
consultation-staff-shift-keep = 受ける人がいないとき
consultation-staff-shift-keep-lead = 持ったまま帰れます。当番の画面には、名前が残ります。
consultation-staff-shift-keep-go = 持ったまま帰る

# 家族の話を聞く、一行をなおす
consultation-new-family-title = 家族のことを、どこからでも
consultation-calls-listened = 聞いた
consultation-calls-before = 前は
consultation-calls-was = 「{ $kind }」「{ $who }」でした。{ $date } に { $name } がなおしました。
consultation-calls-was-own = 「{ $kind }」「{ $who }」でした。{ $date } に、話した人が自分で変えました。
consultation-calls-say-who = だれに伝えてよいかを変える
consultation-calls-who-title = だれに伝えてよいか
consultation-calls-who-lead = 自分が話したことなので、いつでも変えられます。前にどうだったかも、下に残ります。
consultation-calls-who-legend = これからは
consultation-calls-who-save = これで決める

# 同じこと、季節の便りの郵便（スタッフ）
consultation-staff-correct = なおす
consultation-staff-correct-button = なおして残す
consultation-staff-correct-hint = 前のものは、たたんで残ります。伝えてよい人を広げられるのは、話した人だけです。
consultation-staff-not-wider = 伝えてよい人を広げられるのは、話した人だけです。
consultation-staff-first-title = 家族からの、はじめての電話
consultation-staff-first-listened = 聞いた、として残す
consultation-staff-first-enough = 一文字も書かなくても残せます。つぎのことを決めなくて、かまいません。
consultation-staff-first-more = 呼び名、折り返し、約束（聞けたときだけ）
consultation-staff-first-thank = はじめに、これまでの年月をねぎらいます。「ここまで、長かったですね」「今日まで、よくやってこられましたね」。
consultation-staff-first-unsaid = 言わないでおくことば
consultation-staff-first-saved = 聞きました。これで、ひとつの仕事が終わっています。
consultation-staff-season-title = 季節の便りを郵便で
consultation-staff-season-lead = ここに来ないで紙だけでやりとりしている人のうち、ほしいと言った人です。一つの季節に一通までです。
consultation-staff-season-none = ほしいと言った人は、いません。
consultation-staff-season-to-write = この季節の便りは、まだ書いていません。
consultation-staff-season-waits = 二人めが読むのを待っています。
consultation-staff-season-to-post = 印刷して出せます。
consultation-staff-season-answer-first = 今は書きません。先に、来た手紙に返事をします。
consultation-staff-season-posted = { $date } に出しました。
consultation-staff-season-how = 封筒には、こちらの名前のほかに何も書きません。返事をお願いする紙は入れません。
consultation-staff-season-said-yes = 「ほしい」と聞いた
consultation-staff-season-said-no = 「もういらない」と聞いた
consultation-staff-season-said-hint = 電話か紙で、本人から聞いたときだけです。なにも言わないのは、はいではありません。
