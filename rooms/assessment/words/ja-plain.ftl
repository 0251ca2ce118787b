# いまのこと
assessment-title = いまのこと
assessment-lead = 好きなこと、つらいこと、してほしいこと。書きたい ところだけ 書けます。
assessment-lead-skip = 書かなくても いいです。「わからない」も 「決めたくない」も、それで いいです。
assessment-lead-who = 手紙の チームの 人が 読みます。家族は 読めません。
assessment-lead-change = 自分の ことばは、自分だけが 変えられます。いつでも 消せます。
assessment-since = { $date }からの ページです。
assessment-anew-by-itself = つぎに 書くと、新しい ページに なります。前の ページは 残ります。
assessment-begin-hint = 今日から 新しい ページに できます。前の ページは 残ります。
assessment-begin = 今日からの 新しい ページに する
assessment-ways = ほかの やりかた
assessment-ways-aloud = 話して、スタッフが 書く ことも できます。書いたものを いっしょに 読みます。
assessment-years-link = 前の ページと ならべて 読む
assessment-years-title = ならべて 読む
assessment-years-lead = 書いた 日の 順に ならんで います。
assessment-round-of = { $date }からの ページ
assessment-to-newest = いまのことへ
assessment-to-myself = きめて おける ことへ
assessment-plan-link = これからの こと
assessment-write-here = ここに 書く
assessment-touch = 変える、消す
assessment-closed = スタッフは ここを 聞きません。

# それぞれの声
assessment-voice-own = 自分の ことば
assessment-voice-with = { $name }（いっしょに 話した 人）の ことば
assessment-voice-staff = スタッフが 思った こと
assessment-by = { $name }
assessment-helped = { $name }が 手伝いました
assessment-read-back = { $name }が 書いて、いっしょに 読みました
assessment-told = { $name }が 聞いて 書きました
assessment-drawing = かいた 絵

# ひとつを書く
assessment-words-label = 自分の ことばで
assessment-keep = 置いておく
assessment-without-words = ことばに しない とき
assessment-without-words-hint = これだけ 選んでも いいです。あとで 変えられます。
assessment-answer-unknown = わからない
assessment-answer-undecided = 決めたくない
assessment-answer-do-not-ask = 聞かないで ほしい
assessment-answer-as-it-is = 今は このままで
assessment-may-be-asked = 聞いても いい ことに する
assessment-said-here = ここに ある こと
assessment-leave-it = 書かないで いまのことへ
assessment-more = 手伝って くれた 人、いっしょに いる 人
assessment-helper-label = 手伝って くれた 人
assessment-helper-hint = 自分で 選んだ 人の 名前を 書けます。
assessment-speaker-label = いっしょに 話して いる 人
assessment-speaker-hint = 姉、友だち など。その 人の ことばは、べつの ところに ならびます。
assessment-beside-label = その 人の ことば
assessment-band-legend = 近い ものが あれば
assessment-band-none = どれも 選ばない
assessment-empty = まだ 何も 書いて いません。下の「わからない」なども 選べます。
assessment-too-long = 長すぎます。書いたものは 下に あります。
assessment-nobody-speaks = だれの ことばかを 書いて ください。書いたものは 下に あります。

# 変える、消す
assessment-change-title = ことばを 変える
assessment-change-hint = 前の ことばは 残りません。
assessment-change = この ことばに する
assessment-not-to-change = ここは 変えられません。消すことは できます。
assessment-erase-title = 消す
assessment-erase-hint = 消すと どこにも 残りません。
assessment-erase = これを 消す

# 問い
assessment-likes = 好きな こと、できる こと
assessment-likes-hint = 楽しい もの、よく できる こと、近くに ある いい もの。小さくても いいです。
assessment-hard = つらい こと、困って いる こと
assessment-hard-hint = いま 重い こと。少しだけでも いいです。
assessment-going-well = もう、うまく いって いる こと
assessment-going-well-hint = つづいて いる こと、前より 楽な こと。家族の ことも 書けます。
assessment-helps = 助けに なる こと
assessment-helps-hint = つらい ときに 楽に なる こと。
assessment-avoid = しないで ほしい こと
assessment-avoid-hint = 電話、大きな 声、名前の ある 手紙。いやな ことばも 書けます。
assessment-day = 1日の こと
assessment-day-hint = 起きる とき、ねる とき、夜の こと。
assessment-out = 出かける こと
assessment-out-hint = どんな ところなら 行けるか。いい、わるいは ありません。
assessment-home = 家の こと、お金の こと
assessment-home-hint = だれと 住んで いるか。お金は おもに だれの ものか。
assessment-people = 人との こと
assessment-people-hint = 話せる 人、話したい 人、今は 会いたくない 人。
assessment-past = 学校や 仕事の こと
assessment-past-hint = 行った ところ、した こと。いやなら 書かなくて いいです。
assessment-agencies = 前に 行った ところ
assessment-agencies-hint = どこへ 行って、どう 終わったか。いやだった ことも 書けます。
assessment-safety = 安心の こと
assessment-safety-hint = どこに いると 安心か。こわい ことも 書けます。
assessment-health = からだと 気もちの こと
assessment-health-hint = 書きたい ときだけ。わたしたちからは 聞きません。
assessment-wishes = して ほしい こと
assessment-wishes-hint = これが いい、これは いや。なくても いいです。

# 選べることば
assessment-band-room = 部屋に いる ことが 多い
assessment-band-home = 家の 中に いる
assessment-band-near = 近くの 店まで 行く
assessment-band-liked = 好きな ことの ときは 出かける
assessment-band-among = 人の いる ところにも 行く
assessment-band-varies = 日に よって ちがう
assessment-band-self = 自分
assessment-band-parents = 親
assessment-band-siblings = きょうだい
assessment-band-partner = 夫、妻、パートナー
assessment-band-pension = 年金など
assessment-band-several = いくつか

# これからのこと
assessment-plan-title = これからの こと
assessment-plan-lead = 何も 決めなくて いいです。
assessment-plan-words = 自分の ことばで
assessment-plan-words-hint = 書いても、書かなくても いいです。「ときどき 話す」だけでも いいです。
assessment-plan-legend = 近い ものが あれば
assessment-plan-for = いい ところ：
assessment-plan-against = 気を つける ところ：
assessment-plan-none = どれも ちがう
assessment-plan-go-on-talking = これからも ときどき 話す
assessment-plan-chosen = 選んだ こと
assessment-plan-delete = これを 消す
assessment-plan-lower-title = ならんで いる ものを 下げる
assessment-plan-lower = これを 下げる

# 机で
assessment-staff-title = いまのこと
assessment-staff-title-of = { $name } さんの いまのこと
assessment-staff-voice-own = この 方の ことば
assessment-staff-voice-of = { $name } さんの ことば
assessment-staff-talk = こう 話して ほしい そうです。
assessment-staff-lead = それぞれの 声を べつに 置きます。ひとつに しません。
assessment-staff-to-letters = 手紙
assessment-staff-back = いまのことへ
assessment-staff-write = 書く
assessment-staff-print = 紙に 出す
assessment-staff-closed = 聞かないで ほしい そうです。ここには 書きません。
assessment-staff-whose = だれの ことばですか
assessment-staff-whose-own = この 方の ことば（いっしょに 読んだもの）
assessment-staff-whose-with = いっしょに 話した 人の ことば
assessment-staff-whose-ours = スタッフが 思った こと
assessment-staff-text = 話した とおりに
assessment-staff-speaker = いっしょに 話した 人（姉、友だち など）
assessment-staff-read-back-legend = この 方の ことばの とき
assessment-staff-read-back = いっしょに 読んで、これで いいと 言われました
assessment-staff-keep = 書いて おく
assessment-staff-without-words = ことばに しない とき（この 方の ことばとして）
assessment-staff-not-read-back = いっしょに 読んでから 書きます。書いたものは 下に あります。
assessment-staff-not-to-be-asked = 聞かないで ほしい そうです。書きませんでした。
assessment-staff-not-brought-up = この 方が 話した ときだけの ところです。
assessment-staff-one-sided = いい ところと 気を つける ところ、両方を 書きます。
assessment-staff-plan-of = { $name } さんの これからの こと
assessment-staff-plan-lead = 決めるのも、決めないのも、この 方です。
assessment-staff-plan-no-yes = 「はい」では ありません。
assessment-staff-choices = 選べる ことを ならべる
assessment-staff-choice-what = 選べる こと
assessment-staff-choice-lay = ならべる
assessment-staff-plan-write = 言われた ことを 書く
assessment-staff-plan-words = この 方の ことばで

# 持っていく
assessment-taken-voice = だれの ことば
assessment-taken-round = いつからの ページ
assessment-taken-prompt = 質問の 番号
assessment-taken-answer = 答え
assessment-taken-band = 近い もの
assessment-taken-how = 書き方
assessment-taken-choice = 選べる こと
