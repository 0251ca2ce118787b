# いまのこと
assessment-title = いまのこと
assessment-lead = 好きなこと、つらいこと、たすけになること、のぞむこと。書きたいところだけ、好きな順で書けます。
assessment-lead-skip = どこも、書かなくてかまいません。「わからない」「決めたくない」も、そのままでひとつの答えです。
assessment-lead-who = 手紙を受けとったチームの人が読みます。家族には見えません。だれが読んだかは「読んだ人」でわかります。
assessment-lead-change = 自分のことばは、自分だけが変えられて、いつでも消せます。点はつきません。
assessment-since = { $date }からのページです。
assessment-anew-by-itself = つぎに書くと、その日からの新しいページになります。前のページは、そのまま残ります。
assessment-begin-hint = 前のページを残したまま、今日から新しく書きはじめることもできます。
assessment-begin = 今日からの新しいページにする
assessment-ways = 書くほかに
assessment-ways-aloud = 電話や会って話したことを、スタッフが書いて、読みあわせることもできます。
assessment-years-link = 前のページとならべて読む
assessment-years-title = ならべて読む
assessment-years-lead = それぞれの声を、書いた日の順にならべています。
assessment-round-of = { $date }からのページ
assessment-to-newest = いまのことへ
assessment-to-myself = 決めておけることへ
assessment-plan-link = これからのこと
assessment-write-here = ここに書く
assessment-touch = 変える、消す
assessment-closed = スタッフは、ここを聞きません。

# それぞれの声
assessment-voice-own = 自分のことば
assessment-voice-with = { $name }（いっしょに話した人）のことば
assessment-voice-staff = スタッフの受けとめ
assessment-by = { $name }
assessment-helped = { $name }に手伝ってもらって
assessment-read-back = { $name }が書き、読みあわせました
assessment-told = { $name }が聞いて書きました
assessment-drawing = かいた絵

# ひとつを書く
assessment-words-label = 自分のことばで
assessment-keep = 置いておく
assessment-without-words = ことばにしないとき
assessment-without-words-hint = どれも、それだけで置けます。あとで変えられます。
assessment-answer-unknown = わからない
assessment-answer-undecided = 決めたくない
assessment-answer-do-not-ask = 聞かないでほしい
assessment-answer-as-it-is = 今は、このままで
assessment-may-be-asked = 聞いてもかまわない、にする
assessment-said-here = ここにあること
assessment-leave-it = 書かないで、いまのことへ
assessment-more = 手伝ってくれた人、いっしょにいる人
assessment-helper-label = 書くのを手伝ってくれた人
assessment-helper-hint = 自分で選んだ人の呼び名を書けます。
assessment-speaker-label = いっしょに話している人
assessment-speaker-hint = 姉、友だち、など。その人のことばは、別の欄にならびます。
assessment-beside-label = その人のことば
assessment-band-legend = 近いものがあれば
assessment-band-none = どれも選ばない
assessment-empty = まだ何も書かれていないようです。ことばにしないときは、下の「わからない」なども選べます。
assessment-too-long = 長すぎて、置けませんでした。書いたものは、下にそのままあります。
assessment-nobody-speaks = だれのことばかが、まだありません。書いたものは、下にそのままあります。

# 変える、消す
assessment-change-title = ことばを変える
assessment-change-hint = 前のことばは残りません。
assessment-change = このことばにする
assessment-not-to-change = ここは変えられません。消すことと、新しく書くことはできます。
assessment-erase-title = 消す
assessment-erase-hint = 消すと、どこにも残りません。
assessment-erase = これを消す

# 問い
assessment-likes = 好きなこと、できること
assessment-likes-hint = 気がまぎれるもの、時間を忘れるもの、人にほめられたこと、まわりにあるよいもの。小さなことでも。
assessment-hard = つらいこと、困っていること
assessment-hard-hint = いま重たいこと。書けるところまでで、かまいません。
assessment-going-well = もう、うまくいっていること
assessment-going-well-hint = 家の中で続いていること、前より楽になったこと。家族の方は、家族としてしてきたことも。
assessment-helps = たすけになること
assessment-helps-hint = つらいときに少し楽になること、してもらってよかったこと。
assessment-avoid = しないでほしいこと
assessment-avoid-hint = 電話、呼び鈴、名前の入った封筒、大きな声。言われたくないことばも。
assessment-day = 一日のすごしかた
assessment-day-hint = 起きるころ、眠るころ、夜のこと。きまっていなくてもかまいません。
assessment-out = 出かけること
assessment-out-hint = どんなところなら、どんなときなら。よい、わるいはありません。
assessment-home = 家のこと、くらしのお金
assessment-home-hint = だれと暮らしているか。くらしのお金は、おもにだれのものか。
assessment-people = 人とのこと
assessment-people-hint = 話せる人、話したい人、今は離れていたい人。ネットの中の人も。
assessment-past = 学校や仕事のこと
assessment-past-hint = 通ったところ、してきたこと。思い出したくなければ、飛ばしてください。
assessment-agencies = これまでに行ったところ
assessment-agencies-hint = どこへ行って、どんなふうに終わったか。いやだったことも書けます。
assessment-safety = 安心のこと
assessment-safety-hint = どこにいると安心か。こわいと思うことがあれば、それも。
assessment-health = からだと気もちのこと
assessment-health-hint = 書きたいときだけ。こちらからは聞きません。
assessment-wishes = のぞむこと
assessment-wishes-hint = こうだといい、これはいやだ。のぞみがなくても、まとまっていなくてもかまいません。

# 選べることば
assessment-band-room = 部屋の中にいることが多い
assessment-band-home = 家の中ですごす
assessment-band-near = 近くの店までは行く
assessment-band-liked = 好きな用事のときは出かける
assessment-band-among = 人のいるところにも行く
assessment-band-varies = 日によってちがう
assessment-band-self = 自分
assessment-band-parents = 親
assessment-band-siblings = きょうだい
assessment-band-partner = 夫、妻、パートナー
assessment-band-pension = 年金や手当
assessment-band-several = いくつかを合わせて

# これからのこと
assessment-plan-title = これからのこと
assessment-plan-lead = 何も決めなくてかまいません。目標がなくても、ここは使えます。
assessment-plan-words = 自分のことばで
assessment-plan-words-hint = 書いても、書かなくても。「これからも時々話す」だけでも。
assessment-plan-legend = 近いものがあれば
assessment-plan-for = よいと思われるところ：
assessment-plan-against = 気をつけたいところ：
assessment-plan-none = このどれでもない
assessment-plan-go-on-talking = これからも時々話す
assessment-plan-chosen = 選んだこと
assessment-plan-delete = これを消す
assessment-plan-lower-title = ならんでいるものを下げる
assessment-plan-lower = これを下げる

# 机で
assessment-staff-title = いまのこと
assessment-staff-title-of = { $name } さんのいまのこと
assessment-staff-voice-own = この方のことば
assessment-staff-voice-of = { $name } さんのことば
assessment-staff-talk = こう話してほしい、とのことです。
assessment-staff-lead = それぞれの声は、別のまま置きます。一つの「課題」にまとめません。書かれていないところは、書かれていないままでよいところです。
assessment-staff-to-letters = 手紙
assessment-staff-back = いまのことへ
assessment-staff-write = 書く
assessment-staff-print = 紙に出す
assessment-staff-closed = 聞かないでほしい、とのことです。ここには書きません。
assessment-staff-whose = だれのことばですか
assessment-staff-whose-own = この方のことば（読みあわせたもの）
assessment-staff-whose-with = いっしょに話した人のことば
assessment-staff-whose-ours = スタッフの受けとめ
assessment-staff-text = 話されたとおりに
assessment-staff-speaker = いっしょに話した人（姉、友だち、など）
assessment-staff-read-back-legend = この方のことばのとき
assessment-staff-read-back = 読みあわせて、これでよいと言われました
assessment-staff-keep = 書きとめる
assessment-staff-without-words = ことばにしない、と言われたとき（この方のことばとして）
assessment-staff-not-read-back = この方のことばは、読みあわせてから書きとめます。書いたものは、下にそのままあります。
assessment-staff-not-to-be-asked = 聞かないでほしい、とのことです。書きとめませんでした。
assessment-staff-not-brought-up = ここは、この方から話されたときだけの所です。スタッフの受けとめは、そのあとで書けます。
assessment-staff-one-sided = よいところと、気をつけたいところの両方があって、はじめて並べられます。
assessment-staff-plan-of = { $name } さんのこれからのこと
assessment-staff-plan-lead = 目標は、なくてかまいません。決めるのも、決めないのも、この方です。
assessment-staff-plan-no-yes = 何かへの同意ではありません。
assessment-staff-choices = 選べることを並べる
assessment-staff-choice-what = 選べること
assessment-staff-choice-lay = 並べる
assessment-staff-plan-write = 言われたことを書きとめる
assessment-staff-plan-words = この方のことばで

# 持っていく
assessment-taken-voice = だれのことば
assessment-taken-round = いつからのページ
assessment-taken-prompt = 問いの番号
assessment-taken-answer = 答え
assessment-taken-band = 近いもの
assessment-taken-how = 書き方
assessment-taken-choice = 選べること
